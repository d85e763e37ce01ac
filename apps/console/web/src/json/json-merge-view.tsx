import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { jsonLook } from './editor-look';
import './json.css';

export interface JsonMergeProps {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
  /** one text above the other, where there is no room for two columns */
  isNarrow: boolean;
  /** text for `$` hidden lines that did not change */
  unchanged: string;
}

const MARGIN = { margin: 3, minSize: 6 };

/** Shows two texts side by side, or their differences in one text. */
export default function JsonMergeView({
  before,
  after,
  beforeLabel,
  afterLabel,
  isNarrow,
  unchanged,
}: JsonMergeProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const extensions = (label: string): Extension[] => [
      ...jsonLook(label),
      EditorState.readOnly.of(true),
      EditorState.phrases.of({ '$ unchanged lines': unchanged }),
    ];
    const view = isNarrow
      ? new EditorView({
          parent: element.current,
          doc: after,
          extensions: [
            ...extensions(afterLabel),
            unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: MARGIN }),
          ],
        })
      : new MergeView({
          parent: element.current,
          a: { doc: before, extensions: extensions(beforeLabel) },
          b: { doc: after, extensions: extensions(afterLabel) },
          collapseUnchanged: MARGIN,
        });
    return () => view.destroy();
  }, [before, after, beforeLabel, afterLabel, isNarrow, unchanged]);
  return <div ref={element} className="json" />;
}
