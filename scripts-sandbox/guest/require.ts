/** `require`, for the modules that there are; a version is accepted, and told to the operator. */
import { modules } from './modules/index.ts';
import { runLimits } from '../limits.ts';
import { say } from './host-door.ts';
import { asString, bare, bounded, hasOwn, stringify } from './untouched.ts';

const ASKED_CHARACTERS = 100;

const loaded: Record<string, unknown> = bare({});
const told: Record<string, true> = bare({});
let toldModules = 0;

/** @throws Error `Cannot find module`, with the list of what there is. */
export function requireModule(specifier: unknown): unknown {
  // Once: an object may make another text the next time.
  const asked = asString(specifier);
  const [, name = '', version] = /^(?:node:)?([^@]*)(?:@(.+))?$/.exec(asked) ?? [];
  const module = hasOwn(modules, name) ? modules[name] : undefined;
  if (!module) {
    throw Object.assign(
      new Error(
        `Cannot find module '${name || asked}'. There are: ${Object.keys(modules).sort().join(', ')}`,
      ),
      { code: 'MODULE_NOT_FOUND' },
    );
  }
  if (version) tellVersion(`${name}@${version}`, module.version);
  if (!hasOwn(loaded, name)) loaded[name] = module.load();
  return loaded[name];
}

function tellVersion(asked: string, version: string): void {
  if (told[asked] || toldModules >= runLimits.toldModules) return;
  toldModules += 1;
  told[asked] = true;
  say('required', stringify(bare({ asked: bounded(asked, ASKED_CHARACTERS), version })));
}
