import { Badge } from '../badge.tsx';
import type { Domain } from './domain.ts';

export const DomainState = ({ status, primary }: Pick<Domain, 'status' | 'primary'>) => (
  <span className="inline-flex flex-wrap gap-1">
    {status === 'ready' ? <Badge tone="good">Answers</Badge> : <Badge tone="bad">Disabled</Badge>}
    {primary && <Badge>Default</Badge>}
  </span>
);
