/** Nothing is imported from here: the built page is a file, found by `import.meta.resolve`. */
export {};
