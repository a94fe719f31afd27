import { Link, useSearchParams } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { useSigned } from '../signed.ts';
import { Table } from '../table.tsx';
import { endTrial } from './trial.ts';
import type { Claims, Trial } from './trial.ts';

/** /dashboard/tried: where a connection that is tried brings the browser back to. */
export function TriedPage() {
  const { origin } = useSigned();
  const [answer] = useSearchParams();
  const [trial, setTrial] = useState<Trial>();
  const hasBegun = useRef(false);
  useEffect(() => {
    // A code counts once.
    if (hasBegun.current) return;
    hasBegun.current = true;
    void endTrial(origin, answer).then(setTrial);
  }, [origin, answer]);
  if (!trial) return <PageHead title="Reading the answer" />;
  return trial.ok ? <Worked {...trial} /> : <Failed {...trial} />;
}

const TryAgain = ({ connection }: Pick<Trial, 'connection'>) => (
  <p>
    <Link
      className="dash-link"
      to={connection ? `/dashboard/connections/${connection.id}/try` : '/dashboard/connections'}
    >
      {connection ? 'Try again' : 'Go to the connections'}
    </Link>
  </p>
);

function Worked({ connection, claims }: Extract<Trial, { ok: true }>) {
  return (
    <>
      <PageHead
        title="It works"
        lead={
          <>
            <bdi>{who(claims)}</bdi> signed in {how(claims)} through <bdi>{connection.name}</bdi>.
          </>
        }
      />
      <Panel title="What an application learns" lead="The claims of the ID token.">
        <Table
          caption="Claims"
          rows={Object.entries(claims)}
          keyOf={([name]) => name}
          columns={[
            { title: 'Claim', cell: ([name]) => <code>{name}</code> },
            { title: 'Value', cell: ([name, value]) => <code>{shown(name, value)}</code> },
          ]}
        />
      </Panel>
      <TryAgain connection={connection} />
    </>
  );
}

const Failed = ({ connection, reason }: Extract<Trial, { ok: false }>) => (
  <>
    <PageHead title="Nobody was signed in" lead={reason} />
    <TryAgain connection={connection} />
  </>
);

function who(claims: Claims): string {
  const known = [claims.name, claims.email, claims.nickname, claims.sub];
  return known.find((one) => typeof one === 'string') ?? 'Somebody';
}

function how({ amr }: Claims): string {
  const methods = Array.isArray(amr) ? amr : [];
  if (methods.includes('pwd')) return 'with a password';
  return methods.length > 0 ? 'with a passkey' : '';
}

const moments = new Set(['iat', 'exp', 'auth_time']);

/** Moments with their meaning, everything else as it is. */
function shown(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  if (!moments.has(name) || typeof value !== 'number') return text;
  return `${text} (${new Date(value * 1000).toISOString()})`;
}
