/** A plot over days: series on top of each other as bars, or a share as a line. */
import { max, sum } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { area, line, stack } from 'd3-shape';
import { utcMonday } from 'd3-time';
import { useId } from 'react';

import { countText, dayText, percentText } from './figures.ts';
import { useWidth } from './use-width.ts';

/** A day of which there is nothing to say has no values. */
export type PlottedDay = { date: string; values: readonly number[] };

export type DayPlotProps = {
  /** Said to screen readers in place of the picture. */
  label: string;
  days: readonly PlottedDay[];
  /** What the values of a day are called, the lowest first. */
  series: readonly string[];
  /** Values are from 0 to 1. */
  isShare?: boolean;
};

const HEIGHT = 220;
const room = { top: 10, bottom: 26, start: 44, end: 8 };
const LABEL_WIDTH = 60;

export default function DayPlot({ label, days, series, isShare = false }: DayPlotProps) {
  const { element, width } = useWidth();
  return (
    <figure className="plot" dir="ltr">
      {series.length > 1 && <Legend series={series} />}
      <div className="plot-room" ref={element}>
        {width > 0 && <Picture {...{ label, days, series, isShare, width }} />}
      </div>
    </figure>
  );
}

const Legend = ({ series }: Pick<DayPlotProps, 'series'>) => {
  const id = useId();
  return (
    <ul className="plot-legend">
      {series.map((name, index) => (
        <li key={name}>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <Hatching id={id} />
            <rect width="16" height="16" rx="3" fill={fillOf(index, id)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
};

/** The second series is hatched, so that it is told from the first without its colour. */
const Hatching = ({ id }: { id: string }) => (
  <defs>
    <pattern
      id={`${id}-hatching`}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="6" height="6" fill="var(--plot-2)" fillOpacity="0.25" />
      <rect width="3" height="6" fill="var(--plot-2)" />
    </pattern>
  </defs>
);

const fillOf = (index: number, id: string) =>
  index === 0 ? 'var(--plot-1)' : `url(#${id}-hatching)`;

type Drawing = Required<DayPlotProps> & { width: number };

function Picture({ label, days, series, isShare, width }: Drawing) {
  const id = useId();
  const most = isShare ? 1 : Math.max(4, max(days, ({ values }) => sum(values)) ?? 0);
  const y = scaleLinear([0, most], [HEIGHT - room.bottom, room.top]);
  if (!isShare) y.nice(4);
  const x = scaleBand(
    days.map(({ date }) => date),
    [room.start, width - room.end],
  ).paddingInner(days.length > 40 ? 0.1 : 0.25);
  const text = isShare ? percentText : countText;
  return (
    <svg role="img" aria-label={label} width={width} height={HEIGHT}>
      <Hatching id={id} />
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            className="plot-line"
            {...{ x1: room.start, x2: width - room.end, y1: y(tick), y2: y(tick) }}
          />
          <text className="plot-text" x={room.start - 8} y={y(tick)} dy="0.35em" textAnchor="end">
            {text(tick)}
          </text>
        </g>
      ))}
      {labelledDays(days, width).map((date) => (
        <text
          className="plot-text"
          key={date}
          x={(x(date) ?? 0) + x.bandwidth() / 2}
          y={HEIGHT - 6}
          textAnchor="middle"
        >
          {dayText(date)}
        </text>
      ))}
      {isShare ? (
        <ShareLine days={days} xOf={(date) => (x(date) ?? 0) + x.bandwidth() / 2} y={y} />
      ) : (
        stacked(days, series).map((parts, index) => (
          <g key={series[index]} fill={fillOf(index, id)}>
            {parts.map(({ date, from, to }) => (
              <rect
                key={date}
                x={x(date)}
                y={y(to)}
                width={x.bandwidth()}
                height={y(from) - y(to)}
                rx={Math.min(2, x.bandwidth() / 4)}
              >
                <title>{`${dayText(date)}: ${text(to - from)} ${series[index] ?? ''}`}</title>
              </rect>
            ))}
          </g>
        ))
      )}
    </svg>
  );
}

function ShareLine({
  days,
  xOf,
  y,
}: {
  days: readonly PlottedDay[];
  xOf: (date: string) => number;
  y: (value: number) => number;
}) {
  const top = ({ values }: PlottedDay) => y(values[0] ?? 0);
  const across = ({ date }: PlottedDay) => xOf(date);
  const isKnown = ({ values }: PlottedDay) => values.length > 0;
  return (
    <>
      <path
        d={area<PlottedDay>(across, y(0), top).defined(isKnown)([...days]) ?? ''}
        fill="var(--plot-1)"
        fillOpacity="0.15"
      />
      <path
        d={line<PlottedDay>(across, top).defined(isKnown)([...days]) ?? ''}
        fill="none"
        stroke="var(--plot-1)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </>
  );
}

/** The bars of each series, on top of those of the series before it. */
function stacked(days: readonly PlottedDay[], series: readonly string[]) {
  const layers = stack<undefined, PlottedDay, number>()
    .keys(series.keys())
    .value(({ values }, index) => values[index] ?? 0)([...days]);
  return layers.map((layer) =>
    layer.map((part) => ({ date: part.data.date, from: part[0], to: part[1] })),
  );
}

/** Days that have their date below them: Mondays where there are many, and as many as there is room for. */
function labelledDays(days: readonly PlottedDay[], width: number): string[] {
  const dates = days.map(({ date }) => date);
  const isFew = dates.length <= 7;
  const candidates = isFew
    ? dates
    : dates.filter((date) => utcMonday(new Date(date)).getTime() === Date.parse(date));
  const most = Math.max(1, Math.floor((width - room.start) / LABEL_WIDTH));
  const each = Math.ceil(candidates.length / most);
  return candidates.filter((_, index) => index % each === 0);
}
