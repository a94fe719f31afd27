import { Link } from '@remix-run/react';
import { useState } from 'react';

import { Dialog } from '../dialog.tsx';
import { Select } from '../fields.tsx';

export type Template = { set: string; source: string; configuration: string[] };

const kinds: Record<string, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mongodb: 'MongoDB',
  sqlserver: 'SQL Server',
  'web-service': 'A web service of yours',
};

/** Scripts to begin with, by the kind of database. What was typed is not lost without a question. */
export function TemplateMenu({
  templates,
  configuration,
  settingsAddress,
  isUnsaved,
  onChoose,
}: {
  templates: readonly Template[];
  configuration: readonly string[];
  settingsAddress: string;
  isUnsaved: boolean;
  onChoose: (source: string) => void;
}) {
  const [set, setSet] = useState(
    templates.find((template) => template.set === 'postgresql')?.set ?? templates[0]?.set ?? '',
  );
  const [isAsking, setAsking] = useState(false);
  const chosen = templates.find((template) => template.set === set);
  if (!chosen) return null;
  const missing = chosen.configuration.filter((name) => !configuration.includes(name));
  const put = () => {
    setAsking(false);
    onChoose(chosen.source);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-full max-w-xs">
          <Select
            label="Template"
            value={set}
            choices={templates.map((template) => ({
              value: template.set,
              label: kinds[template.set] ?? template.set,
            }))}
            onChange={setSet}
          />
        </div>
        <button
          className="button button-secondary button-fit"
          type="button"
          onClick={() => (isUnsaved ? setAsking(true) : put())}
        >
          Use this template
        </button>
      </div>
      {missing.length > 0 && (
        <p className="hint">
          It reads {missing.join(', ')}, which is not set yet.{' '}
          <Link className="dash-link" to={settingsAddress}>
            Set it
          </Link>
        </p>
      )}
      {isAsking && (
        <Dialog title="Replace what you have typed?" onClose={() => setAsking(false)}>
          <p>The text in the editor has not been saved. The template takes its place.</p>
          <div className="dash-actions">
            <button className="button button-danger button-fit" type="button" onClick={put}>
              Replace it
            </button>
            <button
              className="button button-secondary button-fit"
              type="button"
              onClick={() => setAsking(false)}
            >
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
