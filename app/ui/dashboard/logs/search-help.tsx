const examples = [
  ['type:fp', 'wrong passwords'],
  ['type:(f OR fp OR fu)', 'any of several types'],
  ['user_id:"auth0|507f1f77bcf86cd799439011"', 'one user'],
  ['client_id:4sbc9…', 'one application; connection_id works alike'],
  ['ip:203.0.113.*', 'addresses that begin alike'],
  ['date:[2026-01-01 TO 2026-01-31]', 'a month, in UTC'],
  ['type:s AND NOT user_id:admin*', 'without administrators'],
] as const;

/** How searches are written. */
export const SearchHelp = () => (
  <details className="plot-numbers">
    <summary>How to write a search</summary>
    <p className="hint mb-3">
      A field, a colon and a value, joined with AND, OR, NOT and parentheses, as in Lucene. Fields
      are type, user_id, client_id, connection_id, ip, date and log_id.
    </p>
    <dl className="dash-facts text-sm md:grid-cols-[22rem_minmax(0,1fr)]">
      {examples.map(([query, meaning]) => (
        <div key={query} className="contents">
          <dt>
            <code className="dash-code" dir="ltr">
              {query}
            </code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </details>
);
