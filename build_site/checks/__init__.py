"""What a schema can't say: sums and differences, the place in the source, codes that must tell figures apart.

Each module that holds a `Rule` is found by the registry.
"""
