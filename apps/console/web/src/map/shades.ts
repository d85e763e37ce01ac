/**
 * From nought to most. Told apart by lightness alone, so that they are by whoever sees no colours.
 */
export const SHADES = {
  light: ['#f1f3f5', '#c5eef5', '#77d3e3', '#1f9fb4', '#0b5c6b'],
  dark: ['#2e2e2e', '#12414a', '#15707f', '#2aa5ba', '#9be4f0'],
} as const;
