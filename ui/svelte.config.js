export default {
  compilerOptions: {
    runes: true,
    // Elements are made one by one: the policy of the page allows no markup to be parsed from strings.
    fragments: "tree",
  },
};
