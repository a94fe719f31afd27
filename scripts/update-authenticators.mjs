// Takes a new list of passkey providers into app/webauthn/authenticator-providers.json: the names
// and icons that people see beside their passkeys.
//
//   npm run authenticators:update                  the public list
//   npm run authenticators:update -- SOURCE        another one: a file or an address
//     --taken-on YYYY-MM-DD                        when SOURCE was saved; default today
//     --output FILE                                where to write
//
// The list is somebody else's: it is taken whole or, where one entry is not as it should be, not
// at all. Its icons are shown by <img>, where nothing in them can run.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { root } from './paths.mjs';

const PUBLIC_LIST =
  'https://raw.githubusercontent.com/passkeydeveloper/passkey-authenticator-aaguids/main/aaguid.json';
const NO_AAGUID = '00000000-0000-0000-0000-000000000000';
const MAX_LIST_BYTES = 4 * 1024 * 1024;
const MAX_NAME_CHARACTERS = 80;
const MAX_ICON_CHARACTERS = 32 * 1024;

class Unfit extends Error {}

async function read(source) {
  if (!/^https?:/.test(source)) return await readFile(source, 'utf8');
  const response = await fetch(source, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Unfit(`${source} answered with status ${response.status}`);
  return await response.text();
}

function parse(text) {
  if (Buffer.byteLength(text) > MAX_LIST_BYTES) throw new Unfit('it is larger than 4 MB');
  let list;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Unfit('it is not JSON');
  }
  if (typeof list !== 'object' || list === null || Array.isArray(list)) {
    throw new Unfit('it is not an object of AAGUIDs');
  }
  const entries = Object.entries(list);
  // The public list says of itself that it will be emptied when it is given up.
  if (entries.length === 0) throw new Unfit('it is empty');
  return Object.fromEntries(
    entries
      .map(([aaguid, entry]) => [checkAaguid(aaguid), checkEntry(aaguid, entry)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function checkAaguid(aaguid) {
  const shown = JSON.stringify(aaguid.slice(0, 60));
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(aaguid)) {
    throw new Unfit(`${shown} is not a lower-case UUID`);
  }
  if (aaguid === NO_AAGUID) throw new Unfit(`${shown} means that the provider is not told`);
  return aaguid;
}

function checkEntry(aaguid, entry) {
  if (typeof entry !== 'object' || entry === null) throw new Unfit(`${aaguid} has no entry`);
  const { name, icon_light: iconLight, icon_dark: iconDark } = entry;
  const isName =
    typeof name === 'string' && name.trim() === name && [...name].length <= MAX_NAME_CHARACTERS;
  if (!isName || name === '') {
    throw new Unfit(
      `the name of ${aaguid} is not a text of 1 to ${MAX_NAME_CHARACTERS} characters`,
    );
  }
  // What cannot be seen can make a name look like another's.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) {
    throw new Unfit(`the name of ${aaguid} has characters that cannot be seen`);
  }
  checkIcon(`icon_light of ${aaguid}`, iconLight);
  checkIcon(`icon_dark of ${aaguid}`, iconDark);
  return { name, iconLight, iconDark };
}

function checkIcon(which, icon) {
  if (icon === undefined) return;
  if (
    typeof icon !== 'string' ||
    !/^data:image\/svg\+xml;base64,[A-Za-z0-9+/]+={0,2}$/.test(icon)
  ) {
    throw new Unfit(`${which} is not an SVG as a base64 data URI`);
  }
  if (icon.length > MAX_ICON_CHARACTERS) throw new Unfit(`${which} is larger than 32 kB`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'taken-on': { type: 'string', default: new Date().toISOString().slice(0, 10) },
    output: {
      type: 'string',
      default: path.join(root, 'app/webauthn/authenticator-providers.json'),
    },
  },
});
const [source = PUBLIC_LIST] = positionals;

try {
  const providers = parse(await read(source));
  const document = { takenOn: values['taken-on'], providers };
  await writeFile(values.output, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`${Object.keys(providers).length} passkey providers, as of ${values['taken-on']}.`);
} catch (error) {
  console.error(`The list was not taken: ${error.message}.`);
  process.exitCode = 1;
}
