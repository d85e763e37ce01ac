import { createTheme } from '@mantine/core';

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  // A link within text is told by its line, not by its colour alone.
  components: { Anchor: { defaultProps: { underline: 'always' } } },
});
