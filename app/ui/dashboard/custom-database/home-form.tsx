import { CheckBox, Choices, Flag } from '../fields.tsx';
import { SettingsForm } from '../settings-form.tsx';

/** Where the people of a connection live. */
export type Home = { isOwn: boolean; isMoving: boolean; hasContext: boolean };

export type OptionsDocument = Record<string, unknown>;

/** The options with a part of them changed: they are replaced as a whole. */
export type Change = { options: OptionsDocument; version: string };

/** Whether people live in the tenant's own database, and what that would change is said first. */
export function HomeForm({
  connectionId,
  home,
  change: { options, version },
}: {
  connectionId: string;
  home: Home;
  change: Change;
}) {
  return (
    <SettingsForm
      operation="update_connection"
      path={{ id: connectionId }}
      read={{ ...home, options }}
      version={version}
      bodyOf={(draft) => ({ options: { ...draft.options, ...documentOf(draft) } })}
      confirm={(draft) => consequenceOf(home, draft)}
    >
      {({ draft, change }) => (
        <>
          <CheckBox
            label="Use my own database"
            hint="People are looked up through the scripts below instead of in Latchkey."
            checked={draft.isOwn}
            onChange={(isOwn) => change({ isOwn, hasContext: draft.hasContext || isOwn })}
          />
          {draft.isOwn && (
            <>
              <Choices
                label="What becomes of people"
                value={draft.isMoving ? 'move' : 'stay'}
                choices={[
                  {
                    value: 'stay',
                    label: 'They stay in my database',
                    hint: 'Latchkey keeps only their passkeys, their sessions and a copy of what your scripts said last.',
                  },
                  {
                    value: 'move',
                    label: 'They move here, each at their first sign-in with a password',
                    hint: 'Your scripts are not asked about them again. Whoever signs up is kept here.',
                  },
                ]}
                onChange={(choice) => change({ isMoving: choice === 'move' })}
              />
              <Flag
                name="hasContext"
                {...{ draft, change }}
                label="Hand scripts the context of a sign-in"
                hint="Passkeys need it: it tells Get User whether it is given an ID. Scripts take one more parameter with it, so it cannot be switched off again."
                disabled={home.hasContext}
              />
            </>
          )}
        </>
      )}
    </SettingsForm>
  );
}

const documentOf = ({ isOwn, isMoving, hasContext }: Home): OptionsDocument => ({
  enabledDatabaseCustomization: isOwn,
  import_mode: isMoving,
  ...(hasContext && { enable_script_context: true }),
});

function consequenceOf(before: Home, after: Home) {
  if (!before.isOwn && after.isOwn && !after.isMoving) {
    return {
      title: 'Use your own database?',
      consequence:
        'From the next sign-in on, everybody is looked for in your database. Whoever signed up here and is not in it cannot sign in.',
      act: 'Use my own database',
    };
  }
  if (before.isOwn && !after.isOwn) {
    return {
      title: 'Stop using your own database?',
      consequence:
        'Everybody is looked for here from the next sign-in on. Whoever still lives in your database cannot sign in. The scripts and their versions stay.',
      act: 'Keep people here',
    };
  }
  if (after.isOwn && before.isMoving !== after.isMoving) {
    return after.isMoving
      ? {
          title: 'Let people move here?',
          consequence:
            'Each moves at their next sign-in with a password, and keeps their ID and their passkeys. Their password in your database is not used any more.',
          act: 'Let them move',
        }
      : {
          title: 'Keep people in your database?',
          consequence:
            'Everybody is looked for in your database again. Whoever signed up here meanwhile and is not in it cannot sign in.',
          act: 'Keep them there',
        };
  }
  return undefined;
}
