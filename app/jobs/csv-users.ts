/**
 * Users as rows of CSV (RFC 4180). The first line names the fields, one of metadata by its path such
 * as `user_metadata.plan`; each further row becomes the text of the document that it means, so that
 * what is good is decided in one place. An empty cell says nothing.
 */
import { UsersFileFault, requireUsualLength } from './users-file-fault.ts';

const nameFields = ['email', 'username', 'phone_number'];
const flagFields = ['email_verified', 'blocked'];
/** Their cells hold JSON, as an export writes it. */
const documentFields = ['user_metadata', 'app_metadata', 'custom_password_hash'];

export class CsvCutter {
  #titles: string[] | undefined;
  #row: string[] = [];
  #cell = '';
  #where: 'at-start' | 'plain' | 'quoted' | 'behind-quote' = 'at-start';
  #line = 1;
  #startedAt = 1;

  *cut(text: string): Generator<[line: number, text: string]> {
    for (const character of text) {
      if (this.#where === 'quoted' ? !this.#takeQuoted(character) : !this.#takeBare(character)) {
        continue;
      }
      yield* this.#endRow();
    }
    const begun = this.#row.reduce((sum, cell) => sum + cell.length, this.#cell.length);
    requireUsualLength(begun, this.#startedAt);
  }

  *end(): Generator<[line: number, text: string]> {
    if (this.#where === 'quoted') throw this.#fault('a quote is not closed: the file is not whole');
    if (this.#row.length > 0 || this.#cell !== '') yield* this.#endRow();
  }

  #takeQuoted(character: string): false {
    if (character === '"') this.#where = 'behind-quote';
    else this.#cell += character;
    if (character === '\n') this.#line += 1;
    return false;
  }

  /** Whether the row is over. */
  #takeBare(character: string): boolean {
    if (character === '\r') return false;
    if (character === '\n') {
      this.#line += 1;
      return true;
    }
    if (character === ',') this.#endCell();
    else if (character === '"') {
      if (this.#where === 'plain') throw this.#fault('a quote stands inside a cell');
      if (this.#where === 'behind-quote') this.#cell += '"';
      this.#where = 'quoted';
    } else {
      if (this.#where === 'behind-quote') throw this.#fault('expected a comma behind the quote');
      this.#cell += character;
      this.#where = 'plain';
    }
    return false;
  }

  #endCell(): void {
    this.#row.push(this.#cell);
    this.#cell = '';
    this.#where = 'at-start';
  }

  *#endRow(): Generator<[line: number, text: string]> {
    this.#endCell();
    const row = this.#row;
    const isEmpty = row.length === 1 && row[0] === '';
    if (!this.#titles) this.#titles = this.#titlesIn(row);
    else if (!isEmpty) {
      if (row.length !== this.#titles.length) {
        throw this.#fault(`expected ${this.#titles.length} cells, as in the first line`);
      }
      yield [this.#startedAt, documentOf(this.#titles, row)];
    }
    this.#row = [];
    this.#startedAt = this.#line;
  }

  #titlesIn(row: readonly string[]): string[] {
    const titles = row.map((title) => title.trim());
    if (!titles.some((title) => nameFields.includes(title))) {
      throw new UsersFileFault(
        `expected JSON, or CSV whose first line names at least one of ${nameFields.join(', ')}`,
      );
    }
    const again = titles.find((title, place) => titles.indexOf(title) !== place);
    if (again !== undefined) throw this.#fault(`${again} is named twice`);
    return titles;
  }

  #fault(message: string): UsersFileFault {
    return new UsersFileFault(`line ${this.#startedAt}: ${message}`);
  }
}

function documentOf(titles: readonly string[], cells: readonly string[]): string {
  const document = new Map<string, unknown>();
  titles.forEach((title, place) => {
    const cell = cells[place] ?? '';
    if (cell !== '') put(document, pathOf(title), valueIn(title, cell));
  });
  return JSON.stringify(plain(document));
}

/** Only documents have paths; any other dot belongs to a name that the schema will not know. */
function pathOf(title: string): string[] {
  const [head = '', ...rest] = title.split('.');
  return rest.length > 0 && documentFields.includes(head) ? [head, ...rest] : [title];
}

function put(into: Map<string, unknown>, path: readonly string[], value: unknown): void {
  const [step = '', ...rest] = path;
  if (rest.length === 0) {
    into.set(step, value);
    return;
  }
  const there = into.get(step);
  const inside =
    there instanceof Map ? (there as Map<string, unknown>) : new Map<string, unknown>();
  into.set(step, inside);
  put(inside, rest, value);
}

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([name, inner]) => [name as string, plain(inner)]))
    : value;

function valueIn(title: string, cell: string): unknown {
  if (flagFields.includes(title) && /^(true|false)$/i.test(cell)) return /^t/i.test(cell);
  if (documentFields.includes(title)) {
    try {
      return JSON.parse(cell) as unknown;
    } catch {
      return cell;
    }
  }
  // What an export writes before what a spreadsheet would compute.
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
