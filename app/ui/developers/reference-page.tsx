import { TenantMark } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';

type Operation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  scopes: string[];
  parameters: { name: string; in: 'path' | 'query'; required: boolean }[];
  body: { type: string; schema: string } | null;
  answer: { status: string; schema: string | null };
};

type Props = Hosted & { server: string; groups: { name: string; operations: Operation[] }[] };

/** The Management API, for whoever writes programs that call it. */
export function ReferencePage({ frame, server, groups }: Props) {
  const { t } = frame;
  return (
    <div className="account">
      <header className="account-bar">
        <TenantMark frame={frame} />
        <a className="button button-secondary button-small" href="/api/v2/openapi.json">
          {t('developers.document')}
        </a>
      </header>
      <main className="account-main">
        <div className="account-heading">
          <h1>{t('developers.title')}</h1>
          <p>
            <code className="reference-code" dir="ltr">
              {server}
            </code>
          </p>
          <p>{t('developers.token', { audience: `${server}/` })}</p>
          <p>{t('developers.refusals')}</p>
        </div>
        <nav className="sheet" aria-labelledby="reference-contents">
          <h2 id="reference-contents">{t('developers.contents')}</h2>
          <ul className="reference-contents">
            {groups.map(({ name }) => (
              <li key={name}>
                <a href={`#${name}`}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        {groups.map(({ name, operations }) => (
          <section key={name} className="sheet" aria-labelledby={name}>
            <h2 id={name}>{name}</h2>
            {operations.map((operation) => (
              <OperationEntry key={operation.id} t={t} operation={operation} />
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}

function OperationEntry({ t, operation }: { t: Hosted['frame']['t']; operation: Operation }) {
  const { method, path, summary, scopes, parameters, body, answer } = operation;
  return (
    <article className="reference-operation" aria-labelledby={operation.id}>
      <h3 id={operation.id} dir="auto">
        {summary}
      </h3>
      <p>
        <code className="reference-code" dir="ltr">
          {method} {path}
        </code>
      </p>
      <dl className="facts">
        <div>
          <dt>{t('developers.scopes')}</dt>
          <dd>
            <code className="reference-code" dir="ltr">
              {scopes.join(', ')}
            </code>
          </dd>
        </div>
        {parameters.length > 0 && (
          <div>
            <dt>{t('developers.parameters')}</dt>
            <dd>
              <code className="reference-code" dir="ltr">
                {parameters.map(parameterText).join(', ')}
              </code>
            </dd>
          </div>
        )}
      </dl>
      {body !== null && (
        <Schema summary={t('developers.body', { type: body.type })} text={body.schema} />
      )}
      {answer.schema !== null && (
        <Schema summary={t('developers.answer', { status: answer.status })} text={answer.schema} />
      )}
    </article>
  );
}

/** As in a signature: what may be left out has a question mark. */
const parameterText = ({ name, required }: Operation['parameters'][number]) =>
  required ? name : `${name}?`;

function Schema({ summary, text }: { summary: string; text: string }) {
  return (
    <details className="reference-schema">
      <summary>{summary}</summary>
      {/* A wide text scrolls by itself, and so has to be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrollable region */}
      <pre tabIndex={0} dir="ltr">
        <code>{text}</code>
      </pre>
    </details>
  );
}
