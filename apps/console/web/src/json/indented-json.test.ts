import { describe, expect, it } from 'vitest';
import { indentedJson } from './indented-json.js';

describe('a schema as text', () => {
  it('has a line for every value, so that a difference is one of lines', () => {
    expect(indentedJson('{"type":"record","fields":[{"name":"a"}]}').split('\n')).toEqual([
      '{',
      '  "type": "record",',
      '  "fields": [',
      '    {',
      '      "name": "a"',
      '    }',
      '  ]',
      '}',
    ]);
  });

  it('stays as it is where it is no JSON', () => {
    expect(indentedJson('{"a":')).toBe('{"a":');
  });
});
