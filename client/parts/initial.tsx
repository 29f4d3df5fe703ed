/** A person's first character in a disc: decoration beside the name, hence not text. */
export const Initial = ({ name }: { readonly name: string }) => <span className="initial" data-initial={name.slice(0, 1)} />
