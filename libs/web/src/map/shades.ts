/**
 * Colours from zero to the most. They differ in lightness, so that people who do not see colours
 * can tell them apart.
 */
export const SHADES = {
  light: ['#f1f3f5', '#c5eef5', '#77d3e3', '#1f9fb4', '#0b5c6b'],
  dark: ['#2e2e2e', '#12414a', '#15707f', '#2aa5ba', '#9be4f0'],
} as const;
