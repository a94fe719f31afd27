import { shadowVerbs } from './script-shadow.ts';
import { templateVerbs } from './script-templates.ts';
import { trialVerbs } from './script-trials.ts';
import { versionVerbs } from './script-versions.ts';
import type { Noun } from './verb.ts';

export const scripts: Noun = {
  name: 'scripts',
  about: "What reaches a tenant's own user database: save, try, publish and roll back",
  verbs: [...versionVerbs, ...trialVerbs, ...shadowVerbs, ...templateVerbs],
};
