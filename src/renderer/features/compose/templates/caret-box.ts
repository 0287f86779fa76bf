const copied = [
  'boxSizing',
  'width',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'fontFamily',
  'fontSize',
  'fontWeight',
  'lineHeight',
  'letterSpacing',
] as const;

/**
 * Where a line of a text area begins and ends, from its top edge in pixels, as it is scrolled.
 *
 * A text area does not say where its caret is: the text is laid out once more beside it, unseen.
 */
export function caretBox(
  area: HTMLTextAreaElement,
  index: number,
): { readonly top: number; readonly bottom: number } {
  const style = getComputedStyle(area);
  const mirror = document.createElement('div');
  for (const property of copied) mirror.style[property] = style[property];
  mirror.style.position = 'absolute';
  mirror.style.visibility = 'hidden';
  mirror.style.whiteSpace = 'pre-wrap';
  mirror.style.overflowWrap = 'break-word';
  const caret = document.createElement('span');
  caret.textContent = '/';
  mirror.append(area.value.slice(0, index), caret);
  document.body.append(mirror);
  const top = caret.offsetTop - area.scrollTop;
  const bottom = top + caret.offsetHeight;
  mirror.remove();
  return { top, bottom };
}
