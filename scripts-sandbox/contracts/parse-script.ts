/**
 * Reads a source as one function expression, of any name, classic, arrow or `async`. Around it there
 * may be comments, white space, semicolons and parentheses.
 *
 * There are sources of 100 KB that take the parser seconds. So this runs in a tenant's own child, and
 * never in the process that everybody waits for.
 */
import { parseExpressionAt, tokenizer, tokTypes } from 'acorn';
import type { ArrowFunctionExpression, Expression, FunctionExpression, Options } from 'acorn';

import type { Position, ScriptResult } from '../outcome.ts';
import type { Entry } from './entry.ts';

export type ScriptRefusal = Extract<ScriptResult, { kind: 'syntax' | 'bad-entry' }>;

export type ParsedScript =
  /** `parameters` without a rest parameter; `at` is where the function begins, columns from 1. */
  | { kind: 'function'; entry: Entry; parameters: number; hasRest: boolean; at: Position }
  | ScriptRefusal;

const dialect: Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  locations: true,
  preserveParens: true,
};

/** Lines and columns of refusals count from 1, as editors do. */
export function parseScript(source: string): ParsedScript {
  // Editors show no byte order mark, so it is no column.
  const text = withoutLeadingSemicolons(source.replace(/^\uFEFF/, ''));
  try {
    const expression = parseExpressionAt(text, 0, dialect);
    return refusalOfRest(text, expression) ?? asFunction(text, expression);
  } catch (error) {
    return syntaxRefusal(error);
  }
}

/** Blanks in their places: everything else stays where it is. */
function withoutLeadingSemicolons(text: string): string {
  if (!/^[^/]*;|^\s*\//.test(text)) return text;
  let rest = text;
  try {
    for (const { type, start } of tokenizer(text, dialect)) {
      if (type !== tokTypes.semi) break;
      rest = `${rest.slice(0, start)} ${rest.slice(start + 1)}`;
    }
  } catch {
    // What is no token will be met again, and told.
  }
  return rest;
}

function refusalOfRest(text: string, expression: Expression): ScriptRefusal | undefined {
  // The function is blanked out, so that what comes after it stays where it is.
  const before = text.slice(0, expression.end).replace(/[^\r\n\u2028\u2029]/g, ' ');
  for (const { type } of tokenizer(before + text.slice(expression.end), dialect)) {
    if (type === tokTypes.semi) continue;
    return badEntry(expression, 'A script is one function, with nothing after it', 'end');
  }
  return undefined;
}

function asFunction(text: string, whole: Expression): ParsedScript {
  const expression = withoutParentheses(whole);
  if (!isFunction(expression)) return badEntry(expression, 'A script is one function');
  if (expression.generator) return badEntry(expression, 'A script is no generator function');
  const { params, start, end } = expression;
  const hasRest = params.at(-1)?.type === 'RestElement';
  const at = positionOf(expression);
  return {
    kind: 'function',
    entry: { source: text.slice(start, end), line: at.line, column: at.column - 1 },
    parameters: params.length - (hasRest ? 1 : 0),
    hasRest,
    at,
  };
}

const withoutParentheses = (expression: Expression): Expression =>
  expression.type === 'ParenthesizedExpression'
    ? withoutParentheses(expression.expression)
    : expression;

const isFunction = (
  expression: Expression,
): expression is FunctionExpression | ArrowFunctionExpression =>
  expression.type === 'FunctionExpression' || expression.type === 'ArrowFunctionExpression';

const badEntry = (
  expression: Expression,
  message: string,
  at: 'start' | 'end' = 'start',
): ScriptRefusal => ({ kind: 'bad-entry', message, ...positionOf(expression, at) });

function positionOf({ loc }: Expression, at: 'start' | 'end' = 'start'): Position {
  const { line, column } = loc?.[at] ?? { line: 1, column: 0 };
  return { line, column: column + 1 };
}

function syntaxRefusal(error: unknown): ScriptRefusal {
  if (!(error instanceof SyntaxError)) throw error;
  const { line, column } = (error as SyntaxError & { loc?: Position }).loc ?? {
    line: 1,
    column: 0,
  };
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  return { kind: 'syntax', message, line, column: column + 1 };
}
