import type { Refusal } from '../ask-server.ts';
import { Choices, TextField } from '../fields.tsx';
import { faultOf } from '../use-operation.ts';
import type { BackgroundDraft } from './background-draft.ts';
import { ColorField } from './color-field.tsx';
import { faultOfAngle, faultOfColor } from './look-faults.ts';

const kinds = [
  { value: 'ours', label: 'Ours' },
  { value: 'colour', label: 'One colour' },
  { value: 'gradient', label: 'Gradient' },
] as const;

type Props = {
  draft: BackgroundDraft;
  onChange: (draft: BackgroundDraft) => void;
  problem: Refusal | undefined;
  readOnly: boolean;
};

/** What lies behind the pages: one colour, or two that run into each other. */
export function BackgroundField(props: Props) {
  const { draft, onChange, readOnly } = props;
  return (
    <>
      <Choices
        label="Page background"
        value={draft.kind}
        choices={kinds}
        onChange={(kind) => onChange({ ...draft, kind })}
        hint="Around the card; on phones the card fills the page. Screens that are set to dark get it darker."
        disabled={readOnly}
      />
      {draft.kind === 'colour' && (
        <Colour {...props} part="colour" label="Background colour" field="page_background" />
      )}
      {draft.kind === 'gradient' && <Gradient {...props} />}
    </>
  );
}

function Gradient(props: Props) {
  const { draft, onChange, problem, readOnly } = props;
  return (
    <>
      <Colour {...props} part="start" label="Gradient from" field="page_background.start" />
      <Colour {...props} part="end" label="Gradient to" field="page_background.end" />
      <TextField
        label="Angle of the gradient"
        type="number"
        value={draft.angle}
        onChange={(angle) => onChange({ ...draft, angle })}
        hint="In degrees: 0 runs upwards, 90 to the right, 180 downwards."
        error={faultOfAngle(draft.angle) ?? faultOf(problem, 'colors.page_background.angle_deg')}
        readOnly={readOnly}
        input={{ dir: 'ltr', min: 0, max: 360, step: 'any' }}
      />
    </>
  );
}

function Colour({
  draft,
  onChange,
  problem,
  readOnly,
  part,
  label,
  field,
}: Props & { part: 'colour' | 'start' | 'end'; label: string; field: string }) {
  const value = draft[part];
  return (
    <ColorField
      {...{ label, value, readOnly }}
      onChange={(colour) => onChange({ ...draft, [part]: colour })}
      hint="Such as #f5f6f8."
      error={faultOfColor(value.trim()) ?? faultOf(problem, `colors.${field}`)}
    />
  );
}
