# -*- coding: utf-8 -*-


# only comments

x = 1 # no line end