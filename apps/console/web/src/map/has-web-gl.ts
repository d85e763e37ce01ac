let answer: boolean | undefined;

/**
 * Whether this browser can draw the map at all; asked once, because every asking takes one of its
 * few contexts.
 */
export function hasWebGl(): boolean {
  if (answer === undefined) {
    const context = document.createElement('canvas').getContext('webgl2');
    answer = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return answer;
}
