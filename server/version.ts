/** The version of the program, as the page and the health answer show it. Equal to that of `package.json`; a test sees to it. */
export const version = '0.1.0'
