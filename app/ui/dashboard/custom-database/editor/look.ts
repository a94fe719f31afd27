/** The editor in the colours of the dashboard, by role: they follow light and dark by themselves. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': { backgroundColor: 'var(--card)', color: 'var(--ink)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono, ui-monospace, monospace)',
    lineHeight: '1.5',
    minHeight: '18rem',
    maxHeight: '36rem',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor, .cm-dropCursor': { borderInlineStartColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--soft)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--brand-text) 7%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--brand-text) 25%, transparent)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--brand-text) 20%, transparent)',
    outline: '1px solid var(--edge)',
  },
  '.cm-tooltip, .cm-panels': {
    backgroundColor: 'var(--card)',
    color: 'var(--ink)',
    borderColor: 'var(--edge)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    outline: '1px solid var(--edge)',
  },
  '.cm-completionInfo': { maxWidth: '22rem', padding: '0.5rem' },
  '.cm-completionDetail': { color: 'var(--soft)' },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--card)',
    backgroundImage: 'none',
    color: 'var(--ink)',
    borderColor: 'var(--edge)',
    borderRadius: '0.375rem',
    minHeight: '1.75rem',
  },
  // Framed: on a ground of their own the colours of words would be too pale.
  '.cm-searchMatch, .cm-selectionMatch': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--edge)',
  },
  '.cm-searchMatch.cm-searchMatch-selected': {
    backgroundColor: 'transparent',
    outline: '2px solid var(--brand-text)',
  },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--danger)' },
});

const words = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--plot-4)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--plot-2)' },
  { tag: [tags.function(tags.variableName), tags.className], color: 'var(--plot-3)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
]);

export const look = [frame, syntaxHighlighting(words)];
