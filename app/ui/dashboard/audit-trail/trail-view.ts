/** What the page of the trail shows, as its address says it. */
export type TrailView = {
  /** Whose acts: an id, or everybody's where it is empty. */
  actor: string;
  /** Which acts: an operation, or all where it is empty. */
  operation: string;
  /** Those before this one; the newest where it is null. */
  before: number | null;
};

export const wholeTrail: TrailView = { actor: '', operation: '', before: null };

export const isFiltered = ({ actor, operation }: TrailView): boolean =>
  actor !== '' || operation !== '';

/** What is no view is left out: an address that was cut or typed wrongly shows more, not nothing. */
export function trailViewIn(params: URLSearchParams): TrailView {
  const matching = (name: string, pattern: RegExp) => {
    const text = params.get(name)?.trim() ?? '';
    return pattern.test(text) ? text : '';
  };
  const before = matching('before', /^\d{1,15}$/);
  return {
    actor: matching('actor', /^\S{1,200}$/),
    operation: matching('operation', /^[\w-]{1,100}( [\w-]{1,100})?$/),
    before: before === '' ? null : Number(before),
  };
}

export function addressOf(view: Partial<TrailView>): string {
  const { actor, operation, before } = { ...wholeTrail, ...view };
  const params = new URLSearchParams();
  if (actor !== '') params.set('actor', actor);
  if (operation !== '') params.set('operation', operation);
  if (before !== null) params.set('before', String(before));
  return `/dashboard/audit-trail${params.size > 0 ? `?${params}` : ''}`;
}
