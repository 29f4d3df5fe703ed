/** A phone in the hand: rooms stand below, what lies beside the sheet lies over it. The same width stands in the style sheets. */
export const narrow = '(max-width: 47.99em)'
