import { EditorView, placeholder } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef } from 'react';
import { jsonLook } from './editor-look';
import './json.css';

export interface JsonFieldProps {
  label: string;
  hint: string;
  onChange: (text: string) => void;
}

/**
 * A field in which JSON is typed or pasted. The Tab key leaves it, as it leaves every other field.
 */
export default function JsonFieldView({ label, hint, onChange }: JsonFieldProps) {
  const element = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    if (!element.current) return;
    const view = new EditorView({
      parent: element.current,
      extensions: [
        ...jsonLook(label),
        placeholder(hint),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) tell(update.state.doc.toString());
        }),
      ],
    });
    return () => view.destroy();
  }, [label, hint]);
  return <div ref={element} className="json json-field" />;
}
