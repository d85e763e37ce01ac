import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { jsonLook } from './editor-look';
import './json.css';

export interface JsonViewProps {
  text: string;
  label: string;
}

/** Read-only JSON that can be folded, searched and copied as in an editor. */
export default function JsonEditorView({ text, label }: JsonViewProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const view = new EditorView({
      parent: element.current,
      doc: text,
      extensions: [...jsonLook(label), EditorState.readOnly.of(true)],
    });
    return () => view.destroy();
  }, [text, label]);
  return <div ref={element} className="json" />;
}
