import { Badge } from '../badge.tsx';
import type { Stream } from './streams.ts';

/** What a stream is doing, in a word. */
export function StreamState({ status, failure }: Pick<Stream, 'status' | 'failure'>) {
  if (status === 'paused') return <Badge>Paused</Badge>;
  if (status === 'suspended') return <Badge tone="bad">Stopped</Badge>;
  return failure === null ? <Badge tone="good">Sending</Badge> : <Badge tone="bad">Failing</Badge>;
}
