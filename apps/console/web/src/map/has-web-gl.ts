let answer: boolean | undefined;

/**
 * Tells whether this browser can draw the map. It tests once, because each test uses one of the
 * browser's few contexts.
 */
export function hasWebGl(): boolean {
  if (answer === undefined) {
    const context = document.createElement('canvas').getContext('webgl2');
    answer = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return answer;
}
