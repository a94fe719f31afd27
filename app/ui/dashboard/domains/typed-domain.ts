/** What can be told of a host and of an RP ID while they are typed. The server has the last word. */

export function hostFault(typed: string): string | undefined {
  const host = typed.trim();
  if (host === '') return undefined;
  if (/^[a-z]+:\/\//i.test(host)) return 'Leave out the scheme: login.example.com.';
  if (/[/?#]/.test(host)) return 'Leave out the path: login.example.com.';
  return undefined;
}

export function rpIdFault(typed: string, host: string): string | undefined {
  const rpId = typed.trim().toLowerCase();
  const [name = ''] = host.trim().toLowerCase().split(':');
  if (rpId === '' || name === '') return undefined;
  if (name === rpId || name.endsWith(`.${rpId}`)) return undefined;
  return `Expected ${name} or a domain above it.`;
}
