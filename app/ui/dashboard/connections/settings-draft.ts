/** A connection's settings as their form has them, and back in the document that is sent. */
import type { ConnectionOptions } from '../../../connections/options.ts';
import { linesToSend } from '../fields.tsx';
import type { Connection } from './connection.ts';
import { attributesDraftOf, withAttributes } from './attributes-draft.ts';
import type { AttributesDraft } from './attributes-draft.ts';

export type CharacterType = 'uppercase' | 'lowercase' | 'number' | 'special';

export type PolicyDraft = {
  /** The older fields decide, until somebody sets rules here. */
  isOlder: boolean;
  minLength: string;
  characterTypes: CharacterType[];
  isThreeOfFour: boolean;
  blocksIdentical: boolean;
  blocksSequential: boolean;
  hasDictionary: boolean;
  words: string[];
  blocksProfile: boolean;
};

export type SettingsDraft = AttributesDraft &
  PolicyDraft & { displayName: string; isSignUpOpen: boolean };

const olderFields = [
  'passwordPolicy',
  'password_complexity_options',
  'password_history',
  'password_no_personal_info',
  'password_dictionary',
] as const;

const policyDefaults: PolicyDraft = {
  isOlder: true,
  minLength: '15',
  characterTypes: [],
  isThreeOfFour: false,
  blocksIdentical: false,
  blocksSequential: false,
  hasDictionary: false,
  words: [],
  blocksProfile: false,
};

function policyDraftOf({ password_options: policy }: ConnectionOptions): PolicyDraft {
  if (!policy) return policyDefaults;
  const { complexity, dictionary, profile_data: profile } = policy;
  return {
    isOlder: false,
    minLength: String(complexity.min_length),
    characterTypes: complexity.character_types,
    isThreeOfFour: complexity.character_type_rule === 'three_of_four',
    blocksIdentical: complexity.identical_characters === 'block',
    blocksSequential: complexity.sequential_characters === 'block',
    hasDictionary: dictionary.active,
    words: dictionary.custom,
    blocksProfile: profile.active,
  };
}

const blockIf = (isBlocked: boolean) => (isBlocked ? 'block' : 'allow');

function withPolicy(options: ConnectionOptions, draft: PolicyDraft): Record<string, unknown> {
  if (draft.isOlder) return options;
  const { password_options: before } = options;
  const older = olderFields.map((field) => [field, undefined] as const);
  return {
    ...options,
    ...Object.fromEntries(older),
    password_options: {
      ...before,
      complexity: {
        ...before?.complexity,
        min_length: Number(draft.minLength),
        character_types: draft.characterTypes,
        character_type_rule: draft.isThreeOfFour ? 'three_of_four' : 'all',
        identical_characters: blockIf(draft.blocksIdentical),
        sequential_characters: blockIf(draft.blocksSequential),
      },
      dictionary: {
        ...before?.dictionary,
        active: draft.hasDictionary,
        custom: linesToSend(draft.words),
      },
      profile_data: { ...before?.profile_data, active: draft.blocksProfile },
    },
  };
}

export const settingsDraftOf = ({ display_name, options }: Connection): SettingsDraft => ({
  ...{ ...attributesDraftOf(options), ...policyDraftOf(options) },
  displayName: display_name ?? '',
  isSignUpOpen: !options.disable_signup,
});

/** What is sent: the whole options document, in which stays what this form does not know. */
export function settingsBody({ display_name, options }: Connection, draft: SettingsDraft) {
  const displayName = draft.displayName.trim();
  return {
    ...(displayName !== (display_name ?? '') && { display_name: displayName }),
    options: {
      ...withAttributes(withPolicy(options, draft) as ConnectionOptions, draft),
      disable_signup: !draft.isSignUpOpen,
    },
  };
}
