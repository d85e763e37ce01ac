import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.js';
import { plant } from './mutate.js';

const { SINERGI_MUTANT: name } = process.env;

/** The suite as it is, over sources in which one mutant is planted. */
export default mergeConfig(base, { root: '.', plugins: name ? [plant(name)] : [] });
