import { apis } from './apis.ts';
import { clients } from './clients.ts';
import { databases } from './databases.ts';
import { grants } from './grants.ts';
import type { Kind } from './kind.ts';
import { logStreams } from './log-streams.ts';
import { ownWords } from './own-words.ts';
import { attackProtection, branding, prompts, tenant } from './single-documents.ts';

/** In the order in which they can be made: what is named stands before what names it. */
export const kinds: readonly Kind[] = [
  ...[apis, clients, databases, grants, branding, prompts, ownWords],
  ...attackProtection,
  ...[logStreams, tenant],
];
