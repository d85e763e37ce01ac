/**
 * The version that reports carry; the release script keeps it equal to package.json's, and a test
 * holds it.
 */
export const SOFTWARE = '0.1.0';
