/** A row of CSV, with its end. */
export const csvLine = (values: readonly unknown[]): string =>
  `${values.map(csvCell).join(',')}\r\n`;

/** RFC 4180. What a spreadsheet would compute begins with an apostrophe, as OWASP advises. */
function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = textOf(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
