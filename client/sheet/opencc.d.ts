/** The package has its tables without types: pairs of characters, `產 产|總 总|…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
