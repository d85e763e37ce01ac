import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.js';
import { plant } from './mutate.js';

const { SINERGI_MUTANT: name } = process.env;

/** The suite with one mutant in its sources. */
export default mergeConfig(base, { root: '.', plugins: name ? [plant(name)] : [] });
