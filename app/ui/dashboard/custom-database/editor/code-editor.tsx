/**
 * The editor of a script. It comes in a part of its own (see editor-panel.tsx): pages that open no
 * editor load nothing of it.
 */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  simplifySelection,
} from '@codemirror/commands';
import { javascript, javascriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import {
  closeSearchPanel,
  highlightSelectionMatches,
  search,
  searchKeymap,
} from '@codemirror/search';
import { EditorState, Prec } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef } from 'react';

import { pageNonce } from '../../page-nonce.ts';
import type { SourceFault } from '../source-fault.ts';
import { completeScript } from './completions.ts';
import type { Vocabulary } from './completions.ts';
import { look } from './look.ts';

type CodeEditorProps = {
  label: string;
  /** Of an element that says how to get out of it by keyboard. */
  describedBy: string;
  /** To begin with; another text takes another editor. */
  text: string;
  onChange: (text: string) => void;
  fault: SourceFault | undefined;
  vocabulary: Vocabulary;
};

/** Closes whatever is open, and lets the next Tab leave the editor: without a hurry (WCAG 2.1.2, 2.2.1). */
function letGo(view: EditorView): boolean {
  for (const close of [closeCompletion, closeSearchPanel, simplifySelection]) close(view);
  view.setTabFocusMode(Infinity);
  return true;
}

const tools: Extension = [
  // Before what the others make of it.
  Prec.highest(keymap.of([{ key: 'Escape', run: letGo }])),
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  highlightSpecialChars(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  drawSelection(),
  history(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion(),
  search({ top: true }),
  javascript(),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
  look,
];

export default function CodeEditor(props: CodeEditorProps) {
  const { label, describedBy, fault, vocabulary } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!place.current) return undefined;
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          tools,
          EditorView.cspNonce.of(pageNonce),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
          javascriptLanguage.data.of({ autocomplete: completeScript(vocabulary) }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) latest.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    editor.focus();
    return () => editor.destroy();
  }, [label, describedBy, vocabulary]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const marks = fault ? [marked(editor.state, fault)] : [];
    editor.dispatch(setDiagnostics(editor.state, marks));
    const [mark] = marks;
    if (mark) editor.dispatch({ effects: EditorView.scrollIntoView(mark.from, { y: 'center' }) });
  }, [fault]);

  return <div className="dash-editor" ref={place} dir="ltr" />;
}

/** From where it is wrong to the end of the line. */
function marked({ doc }: EditorState, { line, column, message }: SourceFault) {
  const row = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(row.from + Math.max(column - 1, 0), row.to);
  return { from, to: row.to, severity: 'error' as const, message };
}
