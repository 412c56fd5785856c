"""Engines: where the step runs that reads pages.

local   this process, or a pool of them
"""
