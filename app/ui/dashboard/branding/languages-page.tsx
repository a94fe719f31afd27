import { CheckBox, Select } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import type { ShownLanguage } from './shown-language.ts';

/** /dashboard/branding/languages: the languages of the pages; the first is for everybody else. */
export function LanguagesPage({
  languages,
  offered,
  version,
}: {
  languages: ShownLanguage[];
  /** Tags of those that are offered, the default first. */
  offered: string[];
  version: string;
}) {
  const mayChange = useMay()('update_tenant_settings');
  return (
    <Panel
      title="Languages"
      lead="A page speaks the first of these that the application asks for with ui_locales, or else the first that the person's browser wants."
    >
      <SettingsForm
        operation="update_tenant_settings"
        read={{ offered }}
        version={version}
        bodyOf={(draft) => ({ enabled_locales: draft.offered })}
        fields={['enabled_locales']}
        mayChange={mayChange}
      >
        {({ draft, change, problem }) => (
          <>
            <fieldset className="dash-field" disabled={!mayChange}>
              <legend className="dash-legend">Offered</legend>
              <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
                {languages.map(({ tag, name }) => (
                  <CheckBox
                    key={tag}
                    label={name}
                    checked={draft.offered.includes(tag)}
                    // There is always one that a page can speak.
                    disabled={draft.offered.length === 1 && draft.offered[0] === tag}
                    onChange={(checked) =>
                      change({
                        offered: checked
                          ? [...draft.offered, tag]
                          : draft.offered.filter((other) => other !== tag),
                      })
                    }
                  />
                ))}
              </div>
            </fieldset>
            <Select
              label="For whoever wants none of them"
              value={draft.offered[0] ?? 'en'}
              choices={languages
                .filter(({ tag }) => draft.offered.includes(tag))
                .map(({ tag, name }) => ({ value: tag, label: name }))}
              onChange={(first) =>
                change({ offered: [first, ...draft.offered.filter((tag) => tag !== first)] })
              }
              error={faultOf(problem, 'enabled_locales')}
              disabled={!mayChange}
            />
          </>
        )}
      </SettingsForm>
    </Panel>
  );
}
