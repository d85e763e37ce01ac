/**
 * The version that reports carry. The release script sets it to package.json's version, and a test
 * compares them.
 */
export const SOFTWARE = '0.1.0';
