import { createTheme } from '@mantine/core';

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  primaryColor: 'cyan',
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  // A link within text is underlined, so that colour alone does not mark it.
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // Said, so that styles find it.
    Button: { defaultProps: { variant: 'filled' } },
  },
});
