import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { useMay, useSigned } from '../signed.ts';
import { Doctor } from './doctor.tsx';
import { passkeysIn, people } from './domain.ts';
import type { Domain, DomainSettings, Move, Usage } from './domain.ts';
import { DomainState } from './domain-state.tsx';
import { LetGo } from './let-go.tsx';
import { MoveUnderWay } from './move-under-way.tsx';
import { RpIdForm } from './rp-id-form.tsx';
import { RpSettings } from './rp-settings.tsx';
import { StartMove } from './start-move.tsx';

type Versioned<Answer> = { answer: Answer; version: string };

export type DomainPageProps = {
  domain: Versioned<Domain>;
  settings: Versioned<DomainSettings>;
  move: Move | null;
  usage: Usage;
};

/** /dashboard/domains/:id: one host, from what passkeys are bound to there to letting it go. */
export function DomainPage({
  domain: { answer, version },
  settings,
  move,
  usage,
}: DomainPageProps) {
  const may = useMay();
  const isHere = new URL(useSigned().origin).host === answer.domain;
  const path = { id: answer.custom_domain_id };
  return (
    <>
      <PageHead
        title={answer.domain}
        lead={<DomainState {...answer} />}
        back={{ to: '/dashboard/domains', label: 'Domains' }}
      />
      <Panel title="What passkeys are bound to">
        <dl className="dash-facts">
          <dt>RP ID</dt>
          <dd>
            <bdi>{answer.relying_party_identifier}</bdi>
          </dd>
          {move && (
            <>
              <dt>Also accepted</dt>
              <dd>
                <bdi>{move.from}</bdi>, until the move ends
              </dd>
            </>
          )}
          <dt>Accepted here</dt>
          <dd>
            {passkeysIn(usage.passkeys)} of {people(usage.users)}
          </dd>
          <dt>Accepted only here</dt>
          <dd>The passkeys of {people(usage.stranded)}</dd>
        </dl>
        {may('update_custom_domain') && !move && usage.passkeys === 0 && (
          <RpIdForm domain={answer} version={version} />
        )}
      </Panel>
      <Panel title="Passkey settings">
        <RpSettings path={path} {...settings} />
      </Panel>
      {may('examine_custom_domain') && <Doctor path={path} host={answer.domain} />}
      {move && <MoveUnderWay path={path} host={answer.domain} move={move} />}
      {!move && may('start_custom_domain_move') && usage.passkeys > 0 && (
        <StartMove path={path} domain={answer} usage={usage} />
      )}
      {may('delete_custom_domain') && <LetGo {...{ path, isHere, usage }} domain={answer} />}
    </>
  );
}
