import Bowser from 'bowser';

/** Longer than any browser's; what comes after it names nothing. */
const MAX_USER_AGENT_CHARACTERS = 512;

const UNKNOWN = 'Unknown browser';

const families = new Set(Object.values(Bowser.BROWSER_MAP));
const systems = new Set(Object.values(Bowser.OS_MAP));

/** Names that people know better than the library's. */
const everydayNames: Record<string, string> = {
  'Microsoft Edge': 'Edge',
  'Samsung Internet for Android': 'Samsung Internet',
};

/**
 * What people call the browser behind a user agent: `{ family: 'Chrome', label: 'Chrome on Windows' }`.
 *
 * Family and operating system only, and only names from a fixed list: no version or model that
 * would tell one device from another, and no text of the sender's choosing.
 */
export function browserOf(userAgent: string): { family: string; label: string } {
  const text = userAgent.slice(0, MAX_USER_AGENT_CHARACTERS).trim();
  // The parser throws where there is no text at all.
  if (text === '') return { family: UNKNOWN, label: UNKNOWN };
  const parser = Bowser.getParser(text, true);
  const name = parser.getBrowserName();
  const family = families.has(name) ? (everydayNames[name] ?? name) : UNKNOWN;
  const system = parser.getOSName();
  return { family, label: systems.has(system) ? `${family} on ${system}` : family };
}
