/** Names of hosts and addresses as Node reads them: its tables of Unicode stay out of every isolate. */
import { domainToASCII, domainToUnicode, format, parse, resolve } from 'node:url';
import type { UrlObject } from 'node:url';

import type { ImmediateCapability } from './index.ts';
import { fieldsOf, textOf } from './crypto/request.ts';
import { urlLimits } from '../../limits.ts';
import { tellingNow, TooMuchError } from './crypto/told-errors.ts';

/** The parser takes its time with long ones. */
function urlTextOf(request: unknown, name: string): string {
  const text = textOf(fieldsOf(request), name);
  if (text.length > urlLimits.characters) throw new TooMuchError('The URL is too long');
  return text;
}

function partsOf(request: unknown): UrlObject {
  const { parts } = fieldsOf(request);
  if (JSON.stringify(parts ?? {}).length <= urlLimits.characters) return parts as UrlObject;
  throw new TooMuchError('The URL is too long');
}

export const urlCapabilities: Readonly<Record<string, ImmediateCapability>> = {
  'url.parse': tellingNow((request) => {
    const isDoubleSlashHost = fieldsOf(request)['slashesDenoteHost'] === true;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- scripts of its time use it
    return { ...parse(urlTextOf(request, 'url'), false, isDoubleSlashHost) };
  }),
  'url.format': tellingNow((request) => format(partsOf(request))),
  'url.resolve': tellingNow((request) =>
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- scripts of its time use it
    resolve(urlTextOf(request, 'from'), urlTextOf(request, 'to')),
  ),
  'url.domainToASCII': tellingNow((request) => domainToASCII(urlTextOf(request, 'domain'))),
  'url.domainToUnicode': tellingNow((request) => domainToUnicode(urlTextOf(request, 'domain'))),
};
