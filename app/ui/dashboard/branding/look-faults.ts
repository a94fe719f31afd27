/**
 * What the parts of a look may be, told as they are typed. The server decides the same by rules of its
 * own (app/tenancy/branding.ts); a test holds the two against each other.
 */
type Fault = string | undefined;

const MOST_CHARACTERS = 2000;

/** What is wrong with a colour; undefined where nothing is. */
export const faultOfColor = (text: string): Fault =>
  /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) ? undefined : 'expected a colour such as #0a66c2';

/** The same of the address of a picture. */
export function faultOfAddress(text: string): Fault {
  if (URL.parse(text)?.protocol !== 'https:') return 'expected an https address';
  if (text.length > MOST_CHARACTERS) return `expected at most ${MOST_CHARACTERS} characters`;
  return undefined;
}

/** The same of the address of a font. */
export function faultOfFont(text: string): Fault {
  const fault = faultOfAddress(text);
  if (fault !== undefined) return fault;
  const { hostname = '', pathname = '' } = URL.parse(text) ?? {};
  if (!/^[a-z0-9.-]+$/.test(hostname))
    return 'expected a host of letters, digits, hyphens and dots';
  if (hostname === 'fonts.googleapis.com' || pathname.endsWith('.css')) {
    return 'expected a font file, not a stylesheet';
  }
  return undefined;
}

/** The same of the angle of a gradient. */
export const faultOfAngle = (text: string): Fault =>
  /^\d+(\.\d+)?$/.test(text) && Number(text) <= 360 ? undefined : 'expected degrees from 0 to 360';

/** The same where a field may be left empty. */
export const unlessEmpty =
  (faultOf: (text: string) => Fault) =>
  (text: string): Fault =>
    text === '' ? undefined : faultOf(text);
