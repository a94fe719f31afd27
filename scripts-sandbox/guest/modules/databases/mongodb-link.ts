/** One client of MongoDB, below the manners in which it is used. */
import { deserialize, serialize } from 'bson';

import type { MongodbAnswer } from '../../../child/capabilities/mongodb.ts';
import { askDatabase } from './ask-database.ts';

export type Document = Record<string, unknown>;

export type MongodbQuestion = {
  database?: string;
  collection?: string;
  operation: string;
  parameters: unknown[];
};

export class MongodbLink {
  readonly #uri: string;
  readonly #settings: Document;
  #opening: Promise<number> | undefined;
  isOpen = false;

  constructor(uri: string, settings: Document) {
    this.#uri = uri;
    this.#settings = settings;
  }

  async open(): Promise<void> {
    this.#opening ??= this.#open();
    await this.#opening;
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.isOpen = false;
    const connection = await opening?.catch(() => undefined);
    if (connection !== undefined) await askDatabase('mongodb', { act: 'end', connection });
  }

  async documents(question: MongodbQuestion): Promise<Document[]> {
    const answer = await this.#ask(question);
    return 'documents' in answer ? answer.documents.map((bytes) => read(bytes)) : [];
  }

  async value(question: MongodbQuestion): Promise<unknown> {
    const answer = await this.#ask(question);
    return 'value' in answer ? read(answer.value)['value'] : undefined;
  }

  /** Connects where nobody has, as the driver does it since version 4.7. */
  async #ask({ parameters, ...asked }: MongodbQuestion): Promise<MongodbAnswer> {
    this.#opening ??= this.#open();
    const connection = await this.#opening;
    const ignoreUndefined = Boolean(this.#settings['ignoreUndefined']);
    const bytes = serialize({ parameters: definedAtTheEnd(parameters) }, { ignoreUndefined });
    return await askDatabase<MongodbAnswer>('mongodb', {
      act: 'ask',
      connection,
      asked: { ...asked, parameters: bytes },
    });
  }

  async #open(): Promise<number> {
    const { connection } = await askDatabase<{ connection: number }>('mongodb', {
      act: 'connect',
      uri: this.#uri,
      settings: this.#settings,
    });
    this.isOpen = true;
    return connection;
  }
}

const read = (bytes: Uint8Array): Document => deserialize(bytes);

/** Without what was left out at the end: BSON would make it null. */
function definedAtTheEnd(parameters: unknown[]): unknown[] {
  const last = parameters.findLastIndex((parameter) => parameter !== undefined);
  return parameters.slice(0, last + 1);
}
