import { Code } from '@mantine/core';
import './event.css';

/** A hex dump to scroll through. */
export function HexView({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls needs the keyboard
    <section aria-label={label} tabIndex={0} className="hex-frame">
      <Code block className="hex">
        {text}
      </Code>
    </section>
  );
}
