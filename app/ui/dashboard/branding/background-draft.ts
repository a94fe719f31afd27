/** A page background as a form has it, with all that could be typed for each of its kinds. */
export type BackgroundDraft = {
  kind: 'ours' | 'colour' | 'gradient';
  colour: string;
  start: string;
  end: string;
  angle: string;
};

type Gradient = { type: 'linear-gradient'; start: string; end: string; angle_deg: number };

/** As the Management API has it. */
export type Background = string | Gradient;

/** What a kind begins with when it is chosen: near to how the pages look without it. */
const beginning: BackgroundDraft = {
  kind: 'ours',
  ...{ colour: '#f5f6f8', start: '#f5f6f8', end: '#d5dceb', angle: '180' },
};

export function draftOfBackground(background: Background | undefined): BackgroundDraft {
  if (background === undefined) return beginning;
  if (typeof background === 'string') {
    return { ...beginning, kind: 'colour', colour: background };
  }
  const { start, end, angle_deg: angle } = background;
  return { ...beginning, kind: 'gradient', start, end, angle: String(angle) };
}

/** What is sent; null takes away what is saved. What cannot be right is sent all the same, and refused. */
export function backgroundOf({ kind, ...typed }: BackgroundDraft): Background | null {
  switch (kind) {
    case 'ours':
      return null;
    case 'colour':
      return typed.colour.trim();
    case 'gradient':
      return {
        type: 'linear-gradient',
        start: typed.start.trim(),
        end: typed.end.trim(),
        // Nothing typed is no angle, not 0.
        angle_deg: typed.angle.trim() === '' ? Number.NaN : Number(typed.angle),
      };
  }
}
