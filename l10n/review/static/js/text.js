// Texts of units as people read them, on one line or as they stand, without inline codes.

export const readable = (text) => text.replace(/<\/?[gx]\d+\/?>/g, "");
/** On one line; where a code stands alone (a line break, a picture), words do not run into each other. */
export const plain = (text) => readable(text.replace(/<x\d+\/>/g, " ")).replace(/\s+/g, " ");

/** What a range of the page says: its text, and what its chips stand for where that is text. */
export function said(range) {
  const parts = [];
  const walk = document.createTreeWalker(range.cloneContents(), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walk.nextNode()) parts.push(walk.currentNode.data ?? walk.currentNode.dataset?.token ?? "");
  return plain(parts.join("")).trim();
}
