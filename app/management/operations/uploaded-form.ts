/** A form with files, whose parts are read while they arrive. */
export type FormPart = { name: string; data: AsyncIterable<Uint8Array> };

export class UploadedForm {
  readonly #parts: AsyncIterable<FormPart>;

  constructor(parts: AsyncIterable<FormPart>) {
    this.#parts = parts;
  }

  parts(): AsyncIterable<FormPart> {
    return this.#parts;
  }
}
